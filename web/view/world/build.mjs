// Writes the outline of the land that the maps show: Natural Earth 1:50m (public domain), as the package world-atlas carries it,
// simplified and projected. One line is one shape: its first point, then the way to each next one, in units of which the whole world
// is 20000 wide. web/view/map.go has the same projection.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';

const SMALLEST = 0.05; // square degrees: what a corner must enclose to stay
const SPECK = 150; // square units: a smaller island is left out
const SOUTH = -58; // Antarctica has no city

const world = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/land-50m.json')));
const land = feature(simplify(presimplify(world), SMALLEST), world.objects.land);

const rings = land.features.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map(([outer]) => outer));
const north = rings.filter((ring) => Math.max(...ring.map(([, latitude]) => latitude)) > SOUTH);
for (const shape of north.map((ring) => rounded(unrolled(ring).map(project))).flatMap(twice)) {
  if (shape.length > 3 && Math.abs(area(shape)) > SPECK) {
    console.log(shape.slice(0, -1).map(([x, y], i) => (i === 0 ? `${x} ${y}` : `${x - shape[i - 1][0]} ${y - shape[i - 1][1]}`)).join(' '));
  }
}

// unrolled goes on across the antimeridian where a ring crosses it: from 179 to 181 degrees, not to -179.
function unrolled(ring) {
  let turn = 0;
  return ring.map(([longitude, latitude], i) => {
    const step = i === 0 ? 0 : longitude - ring[i - 1][0];
    turn -= Math.abs(step) > 180 ? 360 * Math.sign(step) : 0;
    return [longitude + turn, latitude];
  });
}

// twice shows a shape at both edges of the map where it lies across one.
function twice(shape) {
  const xs = shape.map(([x]) => x);
  const shift = Math.max(...xs) > 20000 ? -20000 : Math.min(...xs) < 0 ? 20000 : 0;
  return shift === 0 ? [shape] : [shape, shape.map(([x, y]) => [x + shift, y])];
}

// project is the Miller cylindrical projection.
function project([longitude, latitude]) {
  const radians = Math.PI / 180;
  const scale = 20000 / 360 / radians;
  return [longitude / 360 * 20000 + 10000, 7330 - 1.25 * Math.log(Math.tan(Math.PI / 4 + 0.4 * latitude * radians)) * scale];
}

function rounded(shape) {
  const points = shape.map(([x, y]) => [Math.round(x), Math.round(y)]);
  return points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
}

function area(shape) {
  return shape.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = shape[(i + 1) % shape.length];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
