import type { Calibration } from '../../gallery/threshold.js';
import type { BadgeKeys } from '../badges/badge-keys.js';
import type { LearntFaces } from './learnt-faces.js';
import type { PersonRegister } from './person-register.js';
import type { Photos } from './photos.js';
import type { Templates } from './templates.js';

/** The stores of all data about people. */
export interface PeopleStore {
  readonly register: PersonRegister;
  readonly templates: Templates;
  readonly photos: Photos;
  /** For another model than the one in use, learnt at the door. */
  readonly learnt: LearntFaces;
  /** For badges that were made here and elsewhere. */
  readonly badgeKeys: BadgeKeys;
  /** Of the model in use. */
  readonly calibration: Calibration;
}
