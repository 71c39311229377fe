import type { Knex } from 'knex';
import * as restaurants from './20261121_01_restaurants.js';
import * as calls from './20261121_02_calls.js';
import * as orders from './20261121_03_orders.js';
import * as apiTokens from './20261121_04_api_tokens.js';
import * as orderAmounts from './20261121_05_order_amounts.js';
import * as soldOut from './20261121_06_sold_out.js';
import * as addresses from './20261121_07_addresses.js';
import * as kitchenLoad from './20261121_08_kitchen_load.js';
import * as people from './20261121_09_people.js';
import * as schedules from './20261121_11_schedules.js';
import * as payments from './20261121_12_payments.js';
import * as outbox from './20261121_13_outbox.js';
import * as auditLog from './20261121_14_audit_log.js';
import * as kitchenDeliveries from './20261121_15_kitchen_deliveries.js';
import * as gatewayBoxes from './20261121_17_gateway_boxes.js';
import * as pendingOrders from './20261121_18_pending_orders.js';
import * as boxCare from './20261121_25_box_care.js';
import * as recordings from './20261121_31_recordings.js';
import * as technicianRole from './20261121_33_technician_role.js';
import * as trunkAnswers from './20261121_34_trunk_answers.js';
import * as requestDigests from './20261121_35_request_digests.js';
import * as wholeRecordings from './20261121_36_whole_recordings.js';
import * as turnTimings from './20261121_32_turn_timings.js';
import * as trunks from './20261121_22_trunks.js';
import * as cash from './20261121_19_cash.js';
import * as callUsage from './20261121_29_call_usage.js';
import * as lineChecks from './20261121_26_line_checks.js';
import * as browserPhones from './20261121_27_browser_phones.js';
import * as lineSettings from './20261121_23_line_settings.js';

/** One step of the database's shape. Steps only go forward: to go back, restore the backup taken before. */
export interface NamedMigration {
  readonly name: string;
  readonly up: (knex: Knex) => Promise<void>;
}

/**
 * Every migration in its order. A list, and not a folder that is read, so that it is the same under tsx,
 * Jest and compiled. A migration that was released is never changed: add the next one.
 */
export const migrations: readonly NamedMigration[] = [
  { name: '20261121_01_restaurants', ...restaurants },
  { name: '20261121_02_calls', ...calls },
  { name: '20261121_03_orders', ...orders },
  { name: '20261121_04_api_tokens', ...apiTokens },
  { name: '20261121_05_order_amounts', ...orderAmounts },
  { name: '20261121_06_sold_out', ...soldOut },
  { name: '20261121_07_addresses', ...addresses },
  { name: '20261121_08_kitchen_load', ...kitchenLoad },
  { name: '20261121_09_people', ...people },
  { name: '20261121_11_schedules', ...schedules },
  { name: '20261121_12_payments', ...payments },
  { name: '20261121_13_outbox', ...outbox },
  { name: '20261121_14_audit_log', ...auditLog },
  { name: '20261121_15_kitchen_deliveries', ...kitchenDeliveries },
  { name: '20261121_17_gateway_boxes', ...gatewayBoxes },
  { name: '20261121_18_pending_orders', ...pendingOrders },
  { name: '20261121_25_box_care', ...boxCare },
  { name: '20261121_31_recordings', ...recordings },
  { name: '20261121_32_turn_timings', ...turnTimings },
  { name: '20261121_22_trunks', ...trunks },
  { name: '20261121_19_cash', ...cash },
  { name: '20261121_29_call_usage', ...callUsage },
  { name: '20261121_26_line_checks', ...lineChecks },
  { name: '20261121_27_browser_phones', ...browserPhones },
  { name: '20261121_23_line_settings', ...lineSettings },
  { name: '20261121_33_technician_role', ...technicianRole },
  { name: '20261121_34_trunk_answers', ...trunkAnswers },
  { name: '20261121_35_request_digests', ...requestDigests },
  { name: '20261121_36_whole_recordings', ...wholeRecordings },
];
