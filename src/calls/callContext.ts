import { primarySubtag } from '../conversation/dialogue/languages.js';
import type { DialogueContext } from '../conversation/dialogue/reply.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { servesLanguage, type Transcriber } from '../speech/ports.js';
import type { AnsweredCall, LiveCallParts } from './liveCallParts.js';

/** What the dialogue of a call is told of the restaurant, of the caller and of what can be done for them. */
export function contextOf(parts: LiveCallParts, answered: AnsweredCall): DialogueContext {
  const { profile, caller, introduction, busy } = answered;
  return {
    profile,
    parsers: parts.parsersFor(profile),
    caller: {
      phone: caller.number ?? null,
      name: caller.name ?? null,
      ...(introduction && { profile: introduction.caller }),
    },
    ...(introduction && { faq: introduction.faq, couponUses: introduction.couponUses }),
    busy,
    hearing: hearingOf(profile, parts.transcriber),
    canSendLinks: parts.sendLink !== undefined && introduction?.refusesTexts !== true,
    locates: parts.locateAddress !== undefined,
  };
}

/** In which of the restaurant's languages callers can be heard, and in which they have the keypad only. */
function hearingOf(
  profile: RestaurantProfile,
  transcriber: Transcriber,
): DialogueContext['hearing'] {
  return Object.fromEntries(
    profile.languages.map((tag) => [
      primarySubtag(tag),
      servesLanguage(transcriber.languages, tag) ? 'speech' : 'keypad_only',
    ]),
  );
}
