/** The server's life as people see it. */
export type ServerState = 'starting' | 'running' | 'stopped';
