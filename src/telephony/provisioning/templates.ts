import { gxw410x } from './gxw410x.js';
import { ht503 } from './ht503.js';
import { ht8xx } from './ht8xx.js';
import type { BoxModel } from './models.js';
import type { BoxTemplate } from './template.js';

const templates: Readonly<Record<BoxModel, BoxTemplate>> = {
  ...{ HT841: ht8xx, HT881: ht8xx, HT813: ht8xx, HT503: ht503 },
  ...{ GXW4104: gxw410x, GXW4108: gxw410x },
};

/** How boxes of a model are told what they are to do. */
export function templateOf(model: BoxModel): BoxTemplate {
  return templates[model];
}
