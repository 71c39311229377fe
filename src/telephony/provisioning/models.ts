import type { Confidence } from './sources.js';

/** Boxes that can be provisioned. A GXW410x numbers its settings otherwise and is none of these. */
export const BOX_MODELS = ['HT841', 'HT881', 'HT813'] as const;

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
  /** Where its calls go: the user, the host and the port of the SIP address that is rung. */
  readonly forwardUser: number;
  readonly forwardServer: number;
  readonly forwardPort: number;
  readonly confidence: Confidence;
}

/** How many outside lines a model takes. */
export const linePorts: Readonly<Record<BoxModel, number>> = { HT841: 4, HT881: 8, HT813: 1 };

/** The value of `profile` that stands for the second profile, the one of the outside lines. */
export const SECOND_PROFILE = '1';

/**
 * The P-values of a socket, counted from 1. HT841 and HT881 number by socket, 0 being the telephone's (FXS);
 * forwarding has numbers of its own. Those of the user for sockets 5 to 8 are inferred from their neighbours.
 */
export function linePortNumbers(model: BoxModel, port: number): LinePortNumbers {
  if (model === 'HT813') {
    return {
      ...{ userId: 735, authenticateId: 736, password: 734 },
      ...{ forwardUser: 3305, forwardServer: 3306, forwardPort: 3307, confidence: 'medium' },
    };
  }
  return {
    userId: 4060 + port,
    authenticateId: 4090 + port,
    password: 4120 + port,
    profile: 4150 + port,
    enabled: 4595 + port,
    ...forwardNumbers(port),
  };
}

/**
 * What is put before the tone for which a line is hung up: the sockets that it is for (`fxoch1-4:`). An HT813
 * has one and names none.
 */
export function tonePrefix(model: BoxModel): string {
  return model === 'HT813' ? '' : `fxoch1-${linePorts[model]}:`;
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
