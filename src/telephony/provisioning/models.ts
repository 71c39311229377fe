import type { Confidence } from './sources.js';

/** Boxes that can be provisioned. */
export const BOX_MODELS = ['HT841', 'HT881', 'HT813', 'HT503', 'GXW4104', 'GXW4108'] as const;

/** A box that can be provisioned. */
export type BoxModel = (typeof BOX_MODELS)[number];

/** The P-values of one socket for an outside line (FXO). */
export interface LinePortNumbers {
  readonly userId: number;
  readonly authenticateId: number;
  readonly password: number;
  /** Which profile it follows and whether it is in use; a box with one line has no choice. */
  readonly profile?: number;
  readonly enabled?: number;
  /** Which of its lines a GXW410x means. */
  readonly channel?: number;
  /** Where its calls go: the user, the host and the port of the SIP address that is rung. A GXW410x has one for all. */
  readonly forwardUser?: number;
  readonly forwardServer?: number;
  readonly forwardPort?: number;
  readonly confidence: Confidence;
}

/** How many outside lines a model takes. */
export const linePorts: Readonly<Record<BoxModel, number>> = {
  ...{ HT841: 4, HT881: 8, HT813: 1, HT503: 1 },
  ...{ GXW4104: 4, GXW4108: 8 },
};

/** Whether it has a socket for a telephone (FXS) too. */
export function hasPhonePort(model: BoxModel): boolean {
  return !model.startsWith('GXW');
}

/**
 * The P-values of a socket, counted from 1. HT841 and HT881 number by socket, 0 being the telephone's (FXS);
 * forwarding has numbers of its own. Those of the user for sockets 5 to 8 are inferred from their neighbours. A
 * GXW410x counts otherwise, and whether it gives a password when it fetches is not documented.
 */
export function linePortNumbers(model: BoxModel, port: number): LinePortNumbers {
  switch (model) {
    case 'HT813':
    case 'HT503':
      return {
        ...{ userId: 735, authenticateId: 736, password: 734 },
        ...{ forwardUser: 3305, forwardServer: 3306, forwardPort: 3307, confidence: 'medium' },
      };
    case 'HT841':
    case 'HT881':
      return {
        userId: 4060 + port,
        authenticateId: 4090 + port,
        password: 4120 + port,
        profile: 4150 + port,
        enabled: 4595 + port,
        ...forwardNumbers(port),
      };
    case 'GXW4104':
    case 'GXW4108':
      return {
        channel: 3029 + port,
        userId: 3059 + port,
        authenticateId: 3089 + port,
        password: 3119 + port,
        profile: 3149 + port,
        confidence: 'low',
      };
  }
}

function forwardNumbers(
  port: number,
): Pick<LinePortNumbers, 'forwardUser' | 'forwardServer' | 'forwardPort' | 'confidence'> {
  if (port === 1) {
    return { forwardUser: 3305, forwardServer: 3306, forwardPort: 3307, confidence: 'high' };
  }
  const [user, server, sipPort] = port <= 4 ? [92_827, 92_831, 92_835] : [92_983, 92_987, 92_991];
  return {
    ...{ forwardUser: user + port, forwardServer: server + port, forwardPort: sipPort + port },
    confidence: port <= 4 ? 'high' : 'low',
  };
}
