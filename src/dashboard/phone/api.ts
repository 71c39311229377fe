import type { BrowserPhoneJson, IceServersJson, PhoneCallJson } from '../../http/contract/phone.js';

/** An answer of the API that is no success. */
export class ApiRefusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${String(status)}`);
    this.status = status;
  }
}

/** The API as this page asks it. Every method rejects with an `ApiRefusal`, or a `TypeError` without a network. */
export class Api {
  readonly #token: string;
  readonly #restaurantId: string | undefined;

  constructor(token: string, restaurantId: string | undefined) {
    this.#token = token;
    this.#restaurantId = restaurantId;
  }

  /** Makes this browser a telephone. */
  async signIn(): Promise<BrowserPhoneJson> {
    const wish = this.#restaurantId === undefined ? {} : { restaurantId: this.#restaurantId };
    return (await this.#ask('POST', '/api/phones', wish)) as BrowserPhoneJson;
  }

  /** Takes the telephone away; the page is leaving. */
  async signOut(id: string): Promise<void> {
    await this.#ask('DELETE', `/api/phones/${id}`);
  }

  /** The ways through routers, good for one call. */
  async iceServers(): Promise<IceServersJson> {
    return (await this.#ask('POST', '/api/turn-credentials')) as IceServersJson;
  }

  /** The calls that go on, and the latest others. */
  async calls(): Promise<readonly PhoneCallJson[]> {
    const query =
      this.#restaurantId === undefined
        ? ''
        : `?restaurant=${encodeURIComponent(this.#restaurantId)}`;
    const { items } = (await this.#ask('GET', `/api/phones/calls${query}`)) as {
      items: readonly PhoneCallJson[];
    };
    return items;
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(path, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new ApiRefusal(response.status);
    return response.status === 204 ? undefined : ((await response.json()) as unknown);
  }
}
