/** The services could not be asked: no answer came, and none will. */
export class ConnectionLost extends Error {
  constructor() {
    super('The connection to the services is lost.');
    this.name = 'ConnectionLost';
  }
}
