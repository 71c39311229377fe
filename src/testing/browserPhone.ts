import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';

/** Where `scripts/install/chromium` puts the browser, and what builds the page. */
const CHROMIUM = fileURLToPath(new URL('../../.tools/bin/chromium', import.meta.url));
const VITE = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
const BUILD = fileURLToPath(new URL('../dashboard/phone/vite.config.mjs', import.meta.url));

/** How long what is shown is waited for: longer than what is said before it. */
const PATIENCE_MS = 60_000;

let built: Promise<unknown> | undefined;

/** How a browser phone is opened. */
export interface BrowserPhoneOptions {
  /** The address of the gateway's server. */
  readonly url: string;
  readonly token: string;
  readonly restaurantId: string;
  /** A WAV file that the microphone plays again and again; left out, it is silent until `say`. */
  readonly microphoneFile?: string;
  /** The WebSocket can be cut (`cutLine`). */
  readonly severable?: boolean;
  /** All sound goes through the TURN server. */
  readonly relayOnly?: boolean;
}

/** The page `/phone` in a real Chromium, signed in, with a microphone that says what it is told to. */
export class BrowserPhone {
  readonly page: Page;
  readonly #browser: Browser;
  #cut: (() => Promise<void>) | undefined;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.page = page;
  }

  /** Opens the page, built from what it is now, and signs in; it can be called when this resolves. */
  static async open(options: BrowserPhoneOptions): Promise<BrowserPhone> {
    const args = [VITE, 'build', '--config', BUILD, '--logLevel', 'error'];
    built ??= promisify(execFile)(process.execPath, args);
    await built;
    const { microphoneFile } = options;
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        '--autoplay-policy=no-user-gesture-required',
        // Asterisk has no name service of this network to look a hidden address up with.
        '--disable-features=WebRtcHideLocalIpsWithMdns',
        ...(microphoneFile === undefined
          ? []
          : [`--use-file-for-fake-audio-capture=${microphoneFile}`]),
      ],
    });
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'en-US' });
    page.setDefaultTimeout(PATIENCE_MS);
    const phone = new BrowserPhone(browser, page);
    if (microphoneFile === undefined) await page.addInitScript(speakingMicrophone);
    if (options.severable === true) {
      await page.routeWebSocket(/\/phone\/sip$/, (socket) => {
        socket.connectToServer();
        phone.#cut = () => socket.close({ code: 4000 });
      });
    }
    await page.goto(`${options.url}/phone${options.relayOnly === true ? '?relay=1' : ''}`);
    await page.locator('#token').fill(options.token);
    await page.locator('#sign-in button').click();
    const which = page.locator('#which-restaurant');
    await which.or(page.locator('#line[data-state=ready]')).first().waitFor();
    if (await which.isVisible()) {
      await which.fill(options.restaurantId);
      await page.locator('#sign-in button').click();
    }
    await page.locator('#line[data-state=ready]').waitFor();
    return phone;
  }

  /** Says PCM at 8000 Hz into the microphone; resolves when it is said. */
  async say(samples: Int16Array): Promise<void> {
    await this.page.evaluate((pcm) => {
      const { sayPcm } = globalThis as unknown as { sayPcm: (pcm: number[]) => Promise<void> };
      return sayPcm(pcm);
    }, Array.from(samples));
  }

  /** Breaks the WebSocket, as a network does that goes away for a moment. */
  async cutLine(): Promise<void> {
    await this.#cut?.();
  }

  /** Presses keys of the telephone. */
  async press(digits: string): Promise<void> {
    const keypad = this.page.locator('#keypad');
    if (!(await keypad.isVisible())) await this.page.locator('#keys').click();
    for (const digit of digits) await keypad.getByText(digit, { exact: true }).click();
  }

  /** Resolves when the other side is heard: its loudest sample, of 1. Rejects after 60 s of silence. */
  async hears(): Promise<number> {
    return this.page.evaluate(loudnessOfTheOther);
  }

  /** Closes the browser. */
  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** Runs in the page: the microphone is silent, and says what `sayPcm` is given. */
function speakingMicrophone(): void {
  interface Sounds {
    createGain(): { connect(to: unknown): void };
    createConstantSource(): {
      readonly offset: { value: number };
      connect(to: unknown): void;
      start(): void;
    };
    createMediaStreamDestination(): { stream: unknown };
    createBuffer(
      channels: number,
      length: number,
      rate: number,
    ): {
      getChannelData(channel: number): Float32Array;
    };
    createBufferSource(): {
      buffer: unknown;
      onended: () => void;
      connect(to: unknown): void;
      start(): void;
    };
  }
  const page = globalThis as unknown as {
    AudioContext: new () => Sounds;
    navigator: { mediaDevices: { getUserMedia: () => Promise<unknown> } };
    sayPcm: (pcm: number[]) => Promise<void>;
  };
  let context: Sounds | undefined;
  let mouth: { connect(to: unknown): void } | undefined;
  page.navigator.mediaDevices.getUserMedia = () => {
    context ??= new page.AudioContext();
    mouth ??= context.createGain();
    const microphone = context.createMediaStreamDestination();
    mouth.connect(microphone);
    // A microphone is never without sound: where nothing flows a browser sends nothing, digits neither.
    const room = context.createConstantSource();
    room.offset.value = 0;
    room.connect(microphone);
    room.start();
    return Promise.resolve(microphone.stream);
  };
  page.sayPcm = (pcm) =>
    new Promise((resolve, reject) => {
      if (!context || !mouth) {
        reject(new Error('the microphone is not open'));
        return;
      }
      const buffer = context.createBuffer(1, pcm.length, 8000);
      buffer.getChannelData(0).set(pcm.map((sample) => sample / 32_768));
      const speech = context.createBufferSource();
      speech.buffer = buffer;
      speech.onended = resolve;
      speech.connect(mouth);
      speech.start();
    });
}

/** Runs in the page. */
function loudnessOfTheOther(): Promise<number> {
  const page = globalThis as unknown as {
    document: { getElementById(id: string): { srcObject: unknown } };
    AudioContext: new () => {
      createMediaStreamSource(stream: unknown): { connect(to: unknown): void };
      createAnalyser(): { fftSize: number; getFloatTimeDomainData(into: Float32Array): void };
      close(): Promise<void>;
    };
  };
  const context = new page.AudioContext();
  const ear = context.createAnalyser();
  const samples = new Float32Array(ear.fftSize);
  context.createMediaStreamSource(page.document.getElementById('sound').srcObject).connect(ear);
  return new Promise((resolve, reject) => {
    const beganMs = Date.now();
    const listen = (): void => {
      ear.getFloatTimeDomainData(samples);
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      if (loudest > 0.05) {
        void context.close();
        resolve(loudest);
      } else if (Date.now() - beganMs > 60_000) reject(new Error('nothing was heard'));
      else setTimeout(listen, 20);
    };
    listen();
  });
}
