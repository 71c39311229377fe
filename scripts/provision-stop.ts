/** The exit statuses of sysexits.h; 1 is a box that is not as it should be. */
export const exits = {
  ...{ differs: 1, usage: 64, badFile: 65, noFile: 66, unavailable: 69, badSettings: 78 },
};

/** Ends the command with a sentence and a status. */
export class Stop extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}
