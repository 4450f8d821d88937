/** A face that is missing from frames for less than this time still counts as in view. */
export const lostAfterMs = 700;

/** The times and numbers of the door. */
export interface DoorOptions {
  /** Usable frames needed before a person is identified. */
  readonly minSamples: number;
  /** Time without a match after which a person counts as unknown. */
  readonly patienceMs: number;
  /** Time after which an unknown person is tried again. */
  readonly retryMs: number;
  /**
   * How long a greeted person keeps the screen before the next person is served. If they leave earlier, the
   * next person is served at once.
   */
  readonly greetingMs: number;
  /**
   * How long a person who was asked something, and stays, keeps the screen before the next person is served: time to
   * touch a button.
   */
  readonly questionMs: number;
  /** How long a person who is challenged keeps the screen: both tries at their longest. */
  readonly challengeMs: number;
  /** Time without a face after which frames are requested less often. */
  readonly idleAfterMs: number;
  /** Time between frames when idle. */
  readonly idleFrameMs: number;
}

export const defaultDoorOptions: DoorOptions = {
  minSamples: 3,
  patienceMs: 2500,
  retryMs: 4000,
  greetingMs: 2000,
  questionMs: 8000,
  challengeMs: 70_000,
  idleAfterMs: 3000,
  idleFrameMs: 250,
};
