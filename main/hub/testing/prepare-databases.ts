import { findPostgres } from '../../../bench/own-postgres.js';
import { installDebianPackage } from '../../base/testing/debian-package.js';
import { prepareEmptyDatabase } from './empty-database.js';

/**
 * Before the slow tests: installs PostgreSQL where it is missing and can be installed (else the hub's tests say so), and
 * makes the embedded database that they copy.
 */
export default async function prepareDatabases(): Promise<void> {
  if (findPostgres() === undefined) installDebianPackage('postgresql');
  await prepareEmptyDatabase();
}
