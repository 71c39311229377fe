import type { CallScreening } from '../../restaurant/callScreening.js';
import type { LineModes } from '../../restaurant/lineMode.js';

/** How a restaurant's line is answered. */
export interface LineSettings {
  readonly modes: LineModes;
  readonly screening: CallScreening;
}

/** How the restaurants' lines are answered. Throws a `ProviderError` when the database is away. */
export interface LineSettingsBook {
  /** What holds for a restaurant, also when it has said nothing. */
  of(restaurantId: string): Promise<LineSettings>;
  /** Changes what is given; the rest stays. */
  change(restaurantId: string, change: Partial<LineSettings>, at: Date): Promise<LineSettings>;
}
