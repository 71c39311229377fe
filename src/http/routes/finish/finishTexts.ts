/**
 * What the page of a pending order says in one language. Places to fill: {time}, {total}, {missing}, {addresses},
 * {number} of the order, {phone} of the restaurant.
 */
export interface FinishTexts {
  readonly title: string;
  readonly order: string;
  readonly total: string;
  readonly deliveryFee: string;
  readonly tax: string;
  readonly tip: string;
  readonly rounding: string;
  readonly how: string;
  readonly pickup: string;
  readonly delivery: string;
  readonly dine_in: string;
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly time: string;
  readonly chooseTime: string;
  readonly ready: string;
  readonly atTheDoor: string;
  readonly submit: string;
  readonly name_missing: string;
  readonly address_missing: string;
  readonly postcode_missing: string;
  readonly number_missing: string;
  readonly place_missing: string;
  readonly address_unclear: string;
  readonly outside_zone: string;
  readonly below_minimum: string;
  readonly time_refused: string;
  readonly not_possible: string;
  readonly total_changed: string;
  readonly placed: string;
  readonly awaitsPayment: string;
  readonly expired: string;
  readonly unknown: string;
  readonly tooMany: string;
  readonly call: string;
}
