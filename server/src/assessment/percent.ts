/** A share (0 to 1) for people: whole percent, rounded down so that only all of it is 100 %. */
export function percentOf(share: number): string {
  // A little more, as shares like 0.29 come out a little less in binary.
  return `${String(Math.floor(share * 100 + 1e-9))} %`;
}

/** A small share, with one decimal: what one practice of many adds. */
export function smallPercentOf(share: number): string {
  return `${(Math.floor(share * 1000 + 1e-9) / 10).toFixed(1)} %`;
}
