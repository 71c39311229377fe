/** A point on the map, in degrees (WGS 84). */
export interface Coordinates {
  readonly lat: number;
  readonly lon: number;
}

/** The mean radius of the earth. */
const EARTH_METERS = 6_371_000;

/** The distance between two points as the crow flies, in metres (haversine). */
export function metersBetween(one: Coordinates, other: Coordinates): number {
  const sinHalf = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2;
  const chord =
    sinHalf(other.lat - one.lat) +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * sinHalf(other.lon - one.lon);
  return 2 * EARTH_METERS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/**
 * Whether a point lies within a ring of points, the last of which joins the first. Even-odd rule: what a ring
 * that crosses itself encloses twice is outside. A ring must not cross the 180th meridian.
 */
export function isWithin(point: Coordinates, ring: readonly Coordinates[]): boolean {
  let within = false;
  ring.forEach((corner, i) => {
    const before = ring.at(i - 1) ?? corner;
    if (corner.lat > point.lat === before.lat > point.lat) return;
    const along = (point.lat - before.lat) / (corner.lat - before.lat);
    if (point.lon < before.lon + along * (corner.lon - before.lon)) within = !within;
  });
  return within;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
