import type { Config } from '../config.js';
import { showPrompt } from '../conversation/agents/languageModel/shownPrompt.js';
import { orderParsersOf } from '../conversation/orderParsers.js';
import type { AiRouteParts } from '../http/routes/ai/routes.js';
import { systemClock as clock } from '../kernel/clock.js';
import type { Store } from '../store/store.js';

/** Shows what the language model would be told of a restaurant and a caller of it, and of no other. */
export function promptShower({ agent }: Config, store: Store): AiRouteParts['promptFor'] {
  return async (profile, phone) => {
    const [known, faq] = await Promise.all([
      phone === null ? undefined : store.customers.callerProfile(profile.id, phone),
      store.knowledge.entriesOf(profile.id),
    ]);
    const context = {
      ...{ profile, faq, parsers: orderParsersOf(profile), hearing: {} },
      caller: { phone, name: null, profile: known ?? null },
    };
    const names = agent?.models.map(({ model }) => model) ?? [];
    const chosen = profile.speech?.answering?.find((name) => names.includes(name));
    const model = profile.agent === 'rules' ? undefined : (chosen ?? names[0]);
    return { model: model ?? null, ...showPrompt(context, clock.now()) };
  };
}
