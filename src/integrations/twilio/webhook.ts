import twilio from 'twilio';
import { InvalidInputError } from '../../kernel/errors.js';

/**
 * Reads a webhook of Twilio's: the fields of its form. Throws an `InvalidInputError` when the signature is
 * not of this address and body: https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function createTwilioReader(authToken: string, publicUrl: string) {
  return (path: string, body: Buffer, signature: string): Readonly<Record<string, string>> => {
    const fields = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
    const url = new URL(path, publicUrl).href;
    if (twilio.validateRequest(authToken, signature, url, fields)) return fields;
    const message = 'does not match the address and the body';
    throw new InvalidInputError('webhook', [{ place: 'X-Twilio-Signature', message }]);
  };
}
