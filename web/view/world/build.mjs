// Writes the outline of the land that the maps show: Natural Earth 1:50m (public domain), as the package world-atlas carries it,
// simplified and projected. One line is one shape: the box that it fills (left, top, right, bottom) and its path of SVG, in
// units of which the whole world is 2000 wide. web/view/map.go has the same projection.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';

const SMALLEST = 2.2; // square degrees: what a corner must enclose to stay
const SPECK = 10; // square units: a smaller island is left out
const SOUTH = -58; // Antarctica has no city

const world = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/land-50m.json')));
const land = feature(simplify(presimplify(world), SMALLEST * 0.25), world.objects.land);

const rings = land.features.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map(([outer]) => outer));
const shapes = rings.filter((ring) => Math.max(...ring.map(([, latitude]) => latitude)) > SOUTH).map((ring) => ring.map(project));
for (const shape of shapes.map(rounded).filter((s) => s.length > 3 && Math.abs(area(s)) > SPECK)) {
  const [xs, ys] = [shape.map(([x]) => x), shape.map(([, y]) => y)];
  console.log(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), path(shape));
}

// project is the Miller cylindrical projection.
function project([longitude, latitude]) {
  const radians = Math.PI / 180;
  const scale = 2000 / 360 / radians;
  return [longitude / 360 * 2000 + 1000, 733 - 1.25 * Math.log(Math.tan(Math.PI / 4 + 0.4 * latitude * radians)) * scale];
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

function path(shape) {
  let text = `M${shape[0].join(' ')}l`;
  for (let i = 1; i < shape.length - 1; i++) {
    text += `${shape[i][0] - shape[i - 1][0]} ${shape[i][1] - shape[i - 1][1]} `;
  }
  return text.trimEnd().replaceAll(' -', '-') + 'z';
}
