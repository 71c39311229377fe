import { createServer } from 'node:http';
import Router, { type RouterContext } from '@koa/router';
import Koa from 'koa';
import type { CallHistory } from '../calls/ports.js';
import type { Clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import type { NewId } from '../kernel/ids.js';
import type { Logger } from '../kernel/logger.js';
import type { ExportParts } from '../orders/exports/exportBooks.js';
import type { CouponBook, OrderBook, RestaurantBook } from '../orders/ports.js';
import type { CustomerBook, KnowledgeBook } from '../orders/ports/people.js';
import type { JobBook } from '../orders/ports/jobs.js';
import type { Outbox } from '../orders/ports/messages.js';
import type { PaymentGateway } from '../orders/ports/payments.js';
import type { StockBook } from '../orders/ports/stock.js';
import type { AuditLog, PersonBook } from '../orders/ports/dataCare.js';
import type { LiveFeed, TicketBook } from '../orders/ports/tickets.js';
import { serveAudited } from './audited.js';
import { wrapRequests } from './envelope.js';
import { admit, type Identify } from './guard.js';
import { tellProblems } from './problem.js';
import type { Route } from './route.js';
import { FetchDesk } from '../telephony/provisioning/fetchDesk.js';
import { aiPromptRoute, type AiRouteParts } from './routes/ai/routes.js';
import { callLogRoutes } from './routes/callLogs/routes.js';
import { exportRoutes } from './routes/exports/routes.js';
import { boxCareRoutes, type BoxCareRouteParts } from './routes/gatewayBoxes/careRoutes.js';
import { sheetRoutes } from './routes/gatewayBoxes/sheetRoutes.js';
import { configurationRoute } from './routes/gatewayBoxes/configurationRoute.js';
import { gatewayBoxRoutes, type BoxRouteParts } from './routes/gatewayBoxes/routes.js';
import { healthRoute, type Probe } from './routes/health/routes.js';
import { jobRoutes } from './routes/jobs/routes.js';
import { customerRoutes } from './routes/customers/routes.js';
import { knowledgeRoutes } from './routes/knowledge/routes.js';
import { kitchenRoutes, type KitchenRouteParts } from './routes/kitchen/routes.js';
import { stockRoutes } from './routes/stock/routes.js';
import { liveRoute } from './routes/live/routes.js';
import { auditLogRoute } from './routes/auditLog/routes.js';
import { personRoutes } from './routes/persons/routes.js';
import { acknowledgeRoute } from './routes/tickets/acknowledge.js';
import { lineSettingsRoutes, type LineSettingsRouteParts } from './routes/lineSettings/routes.js';
import { ticketRoutes } from './routes/tickets/routes.js';
import { trunkRoutes, type TrunkRouteParts } from './routes/trunks/routes.js';
import { metricsRoute, type ReadMetrics } from './routes/metrics/routes.js';
import { orderRoutes } from './routes/orders/routes.js';
import { phonePage } from './routes/phone/page.js';
import { phoneRoutes, type PhoneRouteParts } from './routes/phone/routes.js';
import { carrySip } from './sipSocket.js';
import { outboxRoutes } from './routes/outbox/routes.js';
import { finishRoutes, type FinishRouteParts } from './routes/finish/routes.js';
import { paidRoute } from './routes/paid/routes.js';
import { stripeWebhook } from './routes/webhooks/stripe.js';
import { twilioWebhooks, type TwilioReader } from './routes/webhooks/twilio.js';

/** How long requests that run may go on once the server closes. */
const CLOSE_PATIENCE_MS = 5000;

/** What the API shows and whom it asks. */
export interface HttpParts extends Pick<FinishRouteParts, 'locate' | 'placed'> {
  readonly orders: OrderBook;
  readonly coupons: CouponBook;
  readonly pendingOrders: FinishRouteParts['pendingOrders'];
  readonly gateway: PaymentGateway;
  readonly outbox: Outbox;
  readonly readTwilio: TwilioReader | undefined;
  readonly newId: NewId;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  readonly calls: CallHistory;
  readonly customers: CustomerBook;
  readonly knowledge: Pick<KnowledgeBook, 'entriesOf' | 'replace' | 'unanswered'>;
  readonly promptFor: AiRouteParts['promptFor'];
  readonly kitchens: KitchenRouteParts['kitchens'];
  readonly slowKitchen: KitchenRouteParts['slowKitchen'];
  readonly stock: StockBook;
  readonly jobs: Pick<JobBook, 'list' | 'retry' | 'counts'>;
  readonly exports: ExportParts;
  readonly tickets: Pick<TicketBook, 'list'>;
  readonly live: LiveFeed;
  readonly persons: PersonBook;
  readonly audit: AuditLog;
  readonly lineSettings: LineSettingsRouteParts['lineSettings'];
  readonly trunks: Pick<TrunkRouteParts, 'book' | 'desk'>;
  readonly provisioning: Pick<BoxRouteParts, 'boxes' | 'sip' | 'url' | 'pbx'> &
    Pick<BoxCareRouteParts, 'lineChecks'>;
  readonly phone: PhoneRouteParts & {
    /** Where the page is that the dashboard's build has made. */
    readonly pages: string;
    /** Asterisk's web server. */
    readonly asterisk: URL;
  };
  /** Whether a proxy stands in front, whose `X-Forwarded-For` tells who asks. */
  readonly behindProxy: boolean;
  readonly identify: Identify;
  readonly probes: readonly Probe[];
  readonly readMetrics: ReadMetrics;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The API's server. */
export interface HttpServer {
  /** Listens and answers with the port, which the system chooses for 0. Throws when it is taken. */
  start(port: number, host: string): Promise<number>;
  /** Takes no more requests and lets those that run end, for up to 5 s. Idempotent. */
  close(): Promise<void>;
}

/** Every route of the API; `closing` says when the server closes. */
export function apiRoutes(
  parts: HttpParts,
  closing: AbortSignal = new AbortController().signal,
): Route[] {
  return [
    healthRoute(parts.probes, parts.clock),
    metricsRoute(parts.readMetrics),
    ...orderRoutes(parts),
    ...outboxRoutes(parts.outbox),
    stripeWebhook(parts),
    ...twilioWebhooks(parts),
    paidRoute,
    ...finishRoutes(parts),
    ...callLogRoutes(parts.calls),
    ...customerRoutes(parts.customers),
    ...knowledgeRoutes(parts),
    aiPromptRoute(parts),
    ...stockRoutes(parts),
    ...jobRoutes(parts.jobs),
    ...exportRoutes(parts.exports, parts.logger),
    ...kitchenRoutes(parts),
    acknowledgeRoute(parts),
    ...ticketRoutes(parts.tickets),
    liveRoute(parts, closing),
    ...personRoutes(parts.persons),
    auditLogRoute(parts.audit),
    configurationRoute(new FetchDesk({ ...parts, ...parts.provisioning })),
    ...lineSettingsRoutes(parts),
    ...trunkRoutes({ ...parts, ...parts.trunks }),
    ...gatewayBoxRoutes({ ...parts, ...parts.provisioning }),
    ...boxCareRoutes({ ...parts, ...parts.provisioning }),
    ...sheetRoutes({ ...parts, ...parts.provisioning }),
    ...phonePage(parts.phone.pages),
    ...phoneRoutes(parts),
  ];
}

/** Makes the API's server; nothing listens until it is started. */
export function createHttpServer(parts: HttpParts): HttpServer {
  const { logger, clock } = parts;
  const router = new Router();
  const ending = new AbortController();
  for (const route of apiRoutes(parts, ending.signal)) {
    router[route.method](route.path, (ctx: RouterContext) => serve(parts, route, ctx));
  }
  // Of several addresses the last is the proxy's own word; those before it anybody can write.
  const app = new Koa({ proxy: parts.behindProxy, maxIpsCount: 1 });
  app.on('error', (error) => logger.warn({ reason: messageOf(error) }, 'answer broke off'));
  app.use(wrapRequests(logger));
  app.use(tellProblems(logger));
  app.use(router.routes());
  app.use(router.allowedMethods());

  const callback = app.callback();
  const server = createServer((request, response) => void callback(request, response));
  const endSip = carrySip(server, parts.phone.asterisk, logger);
  let closing: Promise<void> | undefined;
  return {
    start: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          const address = server.address();
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      }),
    close: () =>
      (closing ??= new Promise((resolve) => {
        ending.abort();
        endSip();
        const patience = clock.after(CLOSE_PATIENCE_MS, () => server.closeAllConnections());
        server.close(() => {
          patience.cancel();
          resolve();
        });
      })),
  };
}

async function serve(parts: HttpParts, route: Route, ctx: RouterContext): Promise<void> {
  if (route.roles === 'public') return route.handle(ctx);
  const access = await admit(ctx, route.roles, parts.identify);
  return serveAudited(parts, route, ctx, access);
}
