/** Whole fen as yuan: `¥129.00`. */
export function money(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`;
}
