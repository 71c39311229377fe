import type { KnowledgeBook, UnansweredQuestion } from '../orders/ports/people.js';
import type { FaqEntry } from '../restaurant/faq.js';
import type { Database } from './database.js';
import { selectPage, toPage } from './paging.js';

interface QuestionRow {
  id: string;
  restaurant_id: string;
  call_id: string;
  text: string;
  language: string;
  asked_at: Date;
}

/** The repository of what restaurants answer, and of what nothing answered. */
export function createKnowledge(database: Database): KnowledgeBook {
  return {
    entriesOf: (restaurantId) =>
      database.run((knex) =>
        knex('faq_entries')
          .where('restaurant_id', restaurantId)
          .orderBy('position')
          .select<FaqEntry[]>('id', 'answers'),
      ),
    replace: (restaurantId, entries) =>
      database.transaction(async (trx) => {
        await trx('faq_entries').where('restaurant_id', restaurantId).delete();
        const rows = entries.map(({ id, answers }, i) => ({
          restaurant_id: restaurantId,
          position: i + 1,
          id,
          answers: JSON.stringify(answers),
        }));
        if (rows.length > 0) await trx('faq_entries').insert(rows);
      }),
    keepUnanswered: ({ restaurantId, callId, askedAt, ...question }) =>
      database.run(async (knex) => {
        await knex('unanswered_questions').insert({
          ...question,
          restaurant_id: restaurantId,
          call_id: callId,
          asked_at: askedAt,
        });
      }),
    unanswered: (restaurantId, page) =>
      database.run(async (knex) => {
        const query = selectPage(knex('unanswered_questions'), { at: 'asked_at', id: 'id' }, page);
        if (restaurantId !== undefined) query.where('restaurant_id', restaurantId);
        const rows = await query.select<QuestionRow[]>();
        const { entries, next } = toPage(rows, (row) => row.asked_at, page);
        return { entries: entries.map(toQuestion), next };
      }),
  };
}

function toQuestion(row: QuestionRow): UnansweredQuestion {
  return {
    id: row.id,
    restaurantId: row.restaurant_id,
    callId: row.call_id,
    text: row.text,
    language: row.language,
    askedAt: row.asked_at,
  };
}
