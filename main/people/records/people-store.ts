import type { Calibration } from '../../gallery/threshold.js';
import type { Looks } from './looks.js';
import type { PersonRegister } from './person-register.js';
import type { Photos } from './photos.js';
import type { Templates } from './templates.js';

/** The stores of all data about people. */
export interface PeopleStore {
  readonly register: PersonRegister;
  readonly templates: Templates;
  readonly photos: Photos;
  /** For another model than the one in use. */
  readonly looks: Looks;
  /** Of the model in use. */
  readonly calibration: Calibration;
}
