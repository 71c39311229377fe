import { createRequire } from 'node:module';
import {
  credentials,
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type GrpcObject,
  type ServerDuplexStream,
  type ServiceClientConstructor,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';

// The SDK would look for the machine of a Google data centre around us, and not let the process end meanwhile.
process.env['METADATA_SERVER_DETECTION'] = 'none';

const require = createRequire(import.meta.url);

/** What a client sends and is sent, in the vendor's own field names. */
export type Message = Readonly<Record<string, unknown>>;

/** One stream between the SDK and the server. */
export type Stream = ServerDuplexStream<Message, Message>;

/** A gRPC server on a port of its own, and how an SDK's client reaches it. */
export interface GrpcServer {
  readonly connection: {
    readonly apiEndpoint: string;
    readonly port: number;
    readonly projectId: string;
    readonly sslCreds: ReturnType<typeof credentials.createInsecure>;
  };
  /** Ends every stream; resolves when the clients in this process know. */
  close(): Promise<void>;
}

/** What a server shows who it is with, both PEM. */
export interface ServedTls {
  readonly cert: string;
  readonly key: string;
}

/**
 * Serves a Google API by the definitions that its SDK brings. `service` is its full name. Without `tls` what is said to
 * it is not encrypted.
 */
export async function serveGoogle(
  sdk: string,
  service: string,
  methods: UntypedServiceImplementation,
  tls?: ServedTls,
): Promise<GrpcServer> {
  const definitions = fromJSON(
    require(`${sdk}/build/protos/protos.json`) as Parameters<typeof fromJSON>[0],
    { keepCase: false, enums: String, longs: Number, arrays: true },
  );
  const constructor = service
    .split('.')
    .reduce<unknown>(
      (within, name) => (within as GrpcObject)[name],
      loadPackageDefinition(definitions),
    ) as ServiceClientConstructor;
  const server = new Server();
  server.addService(constructor.service, methods);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', credentialsOf(tls), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  return {
    connection: {
      apiEndpoint: '127.0.0.1',
      port,
      projectId: 'restaurant',
      sslCreds: credentials.createInsecure(),
    },
    close: async () => {
      server.forceShutdown();
      await new Promise(setImmediate);
    },
  };
}

function credentialsOf(tls: ServedTls | undefined): ServerCredentials {
  if (!tls) return ServerCredentials.createInsecure();
  const { cert, key } = tls;
  return ServerCredentials.createSsl(null, [
    { cert_chain: Buffer.from(cert), private_key: Buffer.from(key) },
  ]);
}
