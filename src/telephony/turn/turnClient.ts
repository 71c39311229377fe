import { randomBytes } from 'node:crypto';
import type { Clock, Timer } from '../../kernel/clock.js';
import { ProviderError } from '../../kernel/errors.js';
import {
  attributeOf,
  longTermKey,
  readStun,
  readXorAddress,
  refusalIn,
  stunAttributes,
  stunTypes,
  writeStun,
  writeXorAddress,
  type StunAddress,
  type StunAttribute,
  type StunMessage,
} from './stunMessage.js';
import { openStunWire, type IceServer, type StunWire } from './stunWire.js';

/** Who we are to a TURN server. */
export interface TurnAccount {
  readonly username: string;
  readonly credential: string;
}

/** A relay on a TURN server. */
export interface TurnAllocation {
  /** Where what is sent to it comes to us. */
  readonly relayed: StunAddress;
  /** Where the server sees us. */
  readonly mapped: StunAddress;
}

/** What a client is opened with. */
export interface TurnClientOptions {
  readonly server: Pick<IceServer, 'host' | 'port' | 'transport'>;
  readonly clock: Clock;
  readonly localAddress?: string;
}

const FIRST_WAIT_MS = 250;
const TRIES = 4;
const UNAUTHORIZED = 401;
const STALE_NONCE = 438;
/** REQUESTED-TRANSPORT: UDP (RFC 8656, section 18.8). */
const UDP_PROTOCOL = Buffer.from([17, 0, 0, 0]);

/**
 * As much of STUN (RFC 8489) and TURN (RFC 8656) as it takes to find out whether a server serves: the address that
 * it sees, a relay with long-term credentials, and data through it both ways.
 */
export class TurnClient {
  /** Hears what comes through the relay. */
  onData: (data: Buffer, from: StunAddress) => void = () => undefined;
  readonly #wire: StunWire;
  readonly #clock: Clock;
  readonly #waiting = new Map<string, (answer: StunMessage) => void>();
  #proof: { account: TurnAccount; realm: Buffer; nonce: Buffer } | undefined;

  private constructor(wire: StunWire, clock: Clock) {
    this.#wire = wire;
    this.#clock = clock;
    wire.onMessage = (bytes) => this.#receive(bytes);
  }

  /** Opens a way to the server. Rejects with a `ProviderError`. */
  static async open({ server, clock, localAddress }: TurnClientOptions): Promise<TurnClient> {
    return new TurnClient(await openStunWire(server, localAddress), clock);
  }

  /** The address that we have for the server. Rejects with a `ProviderError` when it does not answer. */
  async bind(): Promise<StunAddress> {
    const answer = unrefused(await this.#ask(stunTypes.bindingRequest, []));
    return addressIn(answer, stunAttributes.xorMappedAddress);
  }

  /** Takes a relay. Rejects with a `ProviderError` that says what the server refused. */
  async allocate(account: TurnAccount): Promise<TurnAllocation> {
    const wish = [{ type: stunAttributes.requestedTransport, value: UDP_PROTOCOL }];
    const challenge = await this.#ask(stunTypes.allocateRequest, wish);
    if (refusalIn(challenge)?.code === UNAUTHORIZED) this.#prove(account, challenge);
    const answer = await this.#askProven(stunTypes.allocateRequest, wish);
    return {
      relayed: addressIn(answer, stunAttributes.xorRelayedAddress),
      mapped: addressIn(answer, stunAttributes.xorMappedAddress),
    };
  }

  /** Lets an address send to the relay, and be sent to. Rejects with a `ProviderError` when that is forbidden. */
  async permit(peer: StunAddress): Promise<void> {
    const value = writeXorAddress(peer);
    await this.#askProven(stunTypes.permissionRequest, [
      { type: stunAttributes.xorPeerAddress, value },
    ]);
  }

  /** Sends through the relay; to an address that was not permitted nothing goes. */
  send(data: Buffer, to: StunAddress): void {
    const attributes = [
      { type: stunAttributes.xorPeerAddress, value: writeXorAddress(to) },
      { type: stunAttributes.data, value: data },
    ];
    this.#wire.send(
      writeStun({ type: stunTypes.sendIndication, transactionId: randomBytes(12), attributes }),
    );
  }

  /** Gives the relay back, if there is one, and closes. */
  async close(): Promise<void> {
    const noTime = [{ type: stunAttributes.lifetime, value: Buffer.alloc(4) }];
    if (this.#proof) {
      await this.#askProven(stunTypes.refreshRequest, noTime).catch(() => undefined);
    }
    this.#wire.close();
  }

  #prove(account: TurnAccount, challenge: StunMessage): void {
    const realm = attributeOf(challenge, stunAttributes.realm);
    const nonce = attributeOf(challenge, stunAttributes.nonce);
    if (!realm || !nonce) throw new ProviderError('turn', 'the server asks for no credentials');
    this.#proof = { account, realm, nonce };
  }

  /** Asks with credentials, again when the nonce has grown old. */
  async #askProven(type: number, attributes: readonly StunAttribute[]): Promise<StunMessage> {
    const answer = await this.#ask(type, attributes);
    if (this.#proof && refusalIn(answer)?.code === STALE_NONCE) {
      this.#prove(this.#proof.account, answer);
      return unrefused(await this.#ask(type, attributes));
    }
    return unrefused(answer);
  }

  #ask(type: number, wishes: readonly StunAttribute[]): Promise<StunMessage> {
    const transactionId = randomBytes(12);
    const proof = this.#proof;
    const { account, realm, nonce } = proof ?? {};
    const proofs =
      account && realm && nonce
        ? [
            { type: stunAttributes.username, value: Buffer.from(account.username) },
            { type: stunAttributes.realm, value: realm },
            { type: stunAttributes.nonce, value: nonce },
          ]
        : [];
    const key =
      account && realm && longTermKey(account.username, realm.toString('utf8'), account.credential);
    const request = { type, transactionId, attributes: [...wishes, ...proofs] };
    return this.#exchange(writeStun(request, key), transactionId.toString('hex'));
  }

  /** What is lost on the way is sent again, each time after twice as long (RFC 8489, section 6.2.1). */
  #exchange(request: Buffer, id: string): Promise<StunMessage> {
    return new Promise((resolve, reject) => {
      let timer: Timer | undefined;
      const send = (tries: number): void => {
        if (tries === TRIES) {
          this.#waiting.delete(id);
          reject(new ProviderError('turn', 'the server does not answer'));
          return;
        }
        if (tries === 0 || this.#wire.lossy) this.#wire.send(request);
        timer = this.#clock.after(FIRST_WAIT_MS * 2 ** tries, () => send(tries + 1));
      };
      this.#waiting.set(id, (answer) => {
        timer?.cancel();
        this.#waiting.delete(id);
        resolve(answer);
      });
      send(0);
    });
  }

  #receive(bytes: Buffer): void {
    const message = readStun(bytes);
    if (!message) return;
    this.#waiting.get(message.transactionId.toString('hex'))?.(message);
    if (message.type !== stunTypes.dataIndication) return;
    const from = readXorAddress(attributeOf(message, stunAttributes.xorPeerAddress));
    const data = attributeOf(message, stunAttributes.data);
    if (from && data) this.onData(data, from);
  }
}

function unrefused(answer: StunMessage): StunMessage {
  const refusal = refusalIn(answer);
  if (!refusal) return answer;
  const message = `the server refuses: ${refusal.code} ${refusal.reason}`;
  throw new ProviderError('turn', message, { retryable: false });
}

function addressIn(answer: StunMessage, attribute: number): StunAddress {
  const address = readXorAddress(attributeOf(answer, attribute));
  if (address) return address;
  throw new ProviderError('turn', 'the server answers without an IPv4 address');
}
