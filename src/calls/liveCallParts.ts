import type { DialogueContext, OrderLink } from '../conversation/dialogue/reply.js';
import type { Logger } from '../kernel/logger.js';
import type { Result } from '../kernel/result.js';
import type { OpenVoiceActivityDetector } from '../media/voiceActivity.js';
import type { WatchedKitchen } from '../orders/kitchenWatch.js';
import type { MenuNow } from '../orders/ports/stock.js';
import type { CouponRefusal } from '../restaurant/coupons.js';
import type { FoundAddress } from '../restaurant/foundAddress.js';
import type { ConfirmedOrder, Order } from '../restaurant/order.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import type { Transcriber } from '../speech/ports.js';
import type { CallerIdentity } from '../telephony/identity.js';
import type { IncomingCall } from '../telephony/incomingCall.js';
import type { AgentDesk } from './agentDesk.js';
import type { AddressSearch } from './effects.js';
import type { LiveCalls } from './liveCalls.js';
import type { CallLog, Introduction } from './ports.js';
import type { SoundPath } from './soundPath.js';
import type { TransferParts } from './staffTransfer.js';
import type { EnginePrices } from './usage.js';

/** What every live call uses. */
export interface LiveCallParts extends TransferParts {
  readonly log: Logger;
  readonly callLog: CallLog;
  readonly liveCalls: LiveCalls;
  readonly transcriber: Transcriber;
  readonly openVoiceActivity: OpenVoiceActivityDetector;
  /** Understands orders from this menu, by primary language subtag. */
  readonly parsersFor: (profile: RestaurantProfile) => DialogueContext['parsers'];
  /** Saves a confirmed order: kept when this resolves, once for the call however often it is asked. */
  readonly placeOrder: (
    restaurantId: string,
    callId: string,
    order: ConfirmedOrder,
  ) => Promise<Result<Order, CouponRefusal>>;
  /** How busy the kitchen is while the call lasts; left out, it is never busy. */
  readonly watchKitchen?: (restaurantId: string) => WatchedKitchen;
  /** Finds out where a caller's address is; left out, addresses are taken as they are said. */
  readonly locateAddress?: (
    profile: RestaurantProfile,
    search: AddressSearch,
    signal: AbortSignal,
  ) => Promise<readonly FoundAddress[]>;
  /** Queues a text message with a link to finish the order; left out, callers are not offered one. */
  readonly sendLink?: (restaurantId: string, callId: string, link: OrderLink) => void;
  /** Keeps a question that nothing answered, for the manager. Never throws, and nothing waits for it. */
  readonly keepQuestion?: (
    restaurantId: string,
    callId: string,
    question: { readonly text: string; readonly language: string },
  ) => void;
  /** The restaurant's menu as it is now; left out, a call keeps the one it began with. */
  readonly menuNow?: MenuNow;
  /** Reads what callers say before the rules do; left out, the rules read everything. */
  readonly agent?: AgentDesk;
  /** What paid engines cost; left out, no price is known. */
  readonly prices?: EnginePrices;
  /** Where messages are recorded. */
  readonly messagesDirectory: string;
  /** Where calls are recorded, of restaurants that have them recorded. */
  readonly recordingsDirectory: string;
}

/** One call, from the moment it is answered. */
export interface AnsweredCall {
  readonly call: IncomingCall;
  readonly sound: SoundPath;
  readonly profile: RestaurantProfile;
  readonly caller: CallerIdentity;
  /** Undefined when it was not known soon enough. */
  readonly introduction: Introduction | undefined;
  /** There are so many calls that none should be made longer than it has to be. */
  readonly busy: boolean;
}
