/** How far a number may be trusted. */
export type Confidence =
  /** Read in an export of the box itself or in the vendor's own documentation. */
  | 'high'
  /** Told by several others, or documented for a sibling of the box. */
  | 'medium'
  /**
   * Told by one other, or inferred. A number of this kind is never pushed unless the technician asks for it; a
   * country's value of this kind is a start, and the technician is told to try it.
   */
  | 'low';

/** Where the meaning of a P-value was read. */
export const sources = {
  export:
    'full export of an HT841, as a template of nethesis/ns8-nethvoice (templates/Grandstream/ht841TLS.txt)',
  ht8x1: 'fusionpbx/fusionpbx, template grandstream/ht8x1, firmware 1.0.9.9',
  ht503: 'fusionpbx/fusionpbx, template grandstream/ht503',
  ht813: 'fusionpbx/fusionpbx, template grandstream/ht813, firmware 1.0.19.6',
  ht802: 'fusionpbx/fusionpbx, templates grandstream/ht801 to ht818',
  vendor: 'documentation.grandstream.com: HT8xx security guidelines, HT813 user guide',
  manual: 'HT503 user manual, pages 14 and 34',
  guide: "Grandstream's XML Provisioning Guide, on encrypted files",
  gxw410x: 'fusionpbx/fusionpbx, template grandstream/gxw410x, firmware 1.3.4.13',
  field: 'reports of installers with an HT813 in France (Futur-Tech/Grandstream-HT813)',
} as const;

/** The name of one of the sources. */
export type Source = keyof typeof sources;
