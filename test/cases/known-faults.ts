/**
 * Checks that are not right yet, by name. The test demands that the list is exact: whoever makes one right takes it out, and
 * nothing that was right may come in.
 */
export const knownFaults: readonly string[] = [
  'vietnamese-name-order.jsonl: viet-crm:khoa SAME viet-web:khoa',
  'vietnamese-name-order.jsonl: viet-crm:tuan SAME viet-web:tuan',
  'vietnamese-name-order.jsonl: viet-crm:tung SAME viet-web:tung',
  'vietnamese-name-order.jsonl: viet-crm:truong SAME viet-web:truong',
  'kanji-and-romanised.jsonl: kanji-crm:nakajima SAME kanji-shop:nakajima',
  'kanji-and-romanised.jsonl: kanji-crm:watanabe SAME kanji-shop:watanabe',
  'kanji-and-romanised.jsonl: kanji-crm:wong SAME kanji-shop:wong',
  'kanji-and-romanised.jsonl: kanji-crm:ito SAME kanji-shop:ito',
  'spanish-double-surnames.jsonl: esp-crm:grandmother APART esp-shop:grandmother',
]
