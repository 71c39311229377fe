import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from '../certificate.js';
import { DiscerningGoogleEar } from './discerningEar.js';
import { ScriptedGoogleVoice, type SoundOf } from './scriptedSpeech.js';

const DAY_MS = 86_400_000;

/** Both of Google's APIs of speech, as a gateway that is a process of its own reaches them: by TLS, with a key file. */
export class GoogleCloud {
  readonly ear: DiscerningGoogleEar;
  readonly voice: ScriptedGoogleVoice;
  /** The gateway's settings, by their name in the environment. */
  readonly settings: Readonly<Record<string, string>>;
  readonly #folder: string;

  private constructor(ear: DiscerningGoogleEar, voice: ScriptedGoogleVoice, folder: string) {
    this.ear = ear;
    this.voice = voice;
    this.#folder = folder;
    this.settings = {
      GOOGLE_KEY_FILE: join(folder, 'key.json'),
      GOOGLE_SPEECH_ENDPOINT: `localhost:${ear.port}`,
      GOOGLE_VOICE_ENDPOINT: `localhost:${voice.port}`,
      GRPC_DEFAULT_SSL_ROOTS_FILE_PATH: join(folder, 'authority.pem'),
    };
  }

  /** Opens the servers. `soundOf` is how the voice sounds in a language. */
  static async open(soundOf: SoundOf): Promise<GoogleCloud> {
    const nowMs = Date.now();
    const tls = selfSigned('localhost', new Date(nowMs - DAY_MS), new Date(nowMs + DAY_MS));
    const folder = await mkdtemp(join(tmpdir(), 'google-'));
    await writeFile(join(folder, 'authority.pem'), tls.cert);
    await writeFile(join(folder, 'key.json'), JSON.stringify(serviceAccount()));
    const ear = await DiscerningGoogleEar.open(tls);
    return new GoogleCloud(ear, await ScriptedGoogleVoice.open(soundOf, tls), folder);
  }

  async close(): Promise<void> {
    await this.ear.close();
    await this.voice.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** A key of nobody's: the SDK signs its tokens with it. https://cloud.google.com/iam/docs/keys-create-delete */
function serviceAccount(): Readonly<Record<string, string>> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    type: 'service_account',
    project_id: 'restaurant',
    private_key_id: 'key',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    client_email: 'gateway@restaurant.iam.gserviceaccount.com',
    client_id: '1',
    token_uri: 'https://oauth2.googleapis.com/token',
  };
}
