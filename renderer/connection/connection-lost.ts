/** A call got no answer, and none will come. */
export class ConnectionLost extends Error {
  constructor() {
    super('The connection to the services was lost.');
    this.name = 'ConnectionLost';
  }
}
