import type { Calibration } from '../../gallery/threshold.js';
import type { PersonRegister } from './person-register.js';
import type { Photos } from './photos.js';
import type { Templates } from './templates.js';

/** All that is kept of people, and what it is read and changed through. */
export interface PeopleStore {
  readonly register: PersonRegister;
  readonly templates: Templates;
  readonly photos: Photos;
  /** Of the model in use. */
  readonly calibration: Calibration;
}
