import { findPostgres } from '../../../bench/own-postgres.js';
import { installDebianPackage } from '../../base/testing/debian-package.js';

/** Installs PostgreSQL before the slow tests where it is missing and can be installed. Else the hub's tests say so. */
export default function installPostgres(): void {
  if (findPostgres() === undefined) installDebianPackage('postgresql');
}
