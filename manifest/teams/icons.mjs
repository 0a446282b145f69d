// Draws the two icons that Teams asks for: a clock in a speech bubble. Run again after a change: node icons.mjs
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const samples = 4; // per pixel and direction: smooth edges

const toSegment = (x, y, x1, y1, x2, y2) => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const t = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
};

// Distances to the edge in units of the icon's width; negative = inside.
const circle = (x, y) => Math.hypot(x - 0.5, y - 0.46) - 0.33;
const tail = (x, y) => Math.max(toSegment(x, y, 0.36, 0.68, 0.24, 0.87) - 0.11 * Math.max(0, (0.87 - y) / 0.19), y - 0.87);
const bubble = (x, y) => Math.min(circle(x, y), tail(x, y));
const hands = (x, y, width) => Math.min(toSegment(x, y, 0.5, 0.46, 0.5, 0.25), toSegment(x, y, 0.5, 0.46, 0.64, 0.54)) - width;

const blue = [0x24, 0x4c, 0x9a, 255], white = [255, 255, 255, 255], clear = [255, 255, 255, 0];

const colour = (x, y) => (bubble(x, y) < 0 && hands(x, y, 0.032) > 0 ? white : blue);
const outline = (x, y) => ((Math.abs(bubble(x, y) + 0.035) < 0.035 || hands(x, y, 0.035) < 0) ? white : clear);

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => { for (let i = 0; i < 8; i++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n; });
const crc = bytes => { let c = ~0; for (const b of bytes) c = crcTable[(c ^ b) & 255] ^ (c >>> 8); return ~c >>> 0; };

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

const draw = (size, shade) => {
  const rows = Buffer.alloc(size * (size * 4 + 1)); // each row begins with its filter, 0
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      const sum = [0, 0, 0, 0];
      for (let i = 0; i < samples * samples; i++) {
        const at = shade((px + (i % samples + 0.5) / samples) / size, (py + (Math.floor(i / samples) + 0.5) / samples) / size);
        at.forEach((value, c) => { sum[c] += value; });
      }
      sum.forEach((value, c) => { rows[py * (size * 4 + 1) + 1 + px * 4 + c] = Math.round(value / samples ** 2); });
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6], 8); // eight bits, RGBA
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
};

writeFileSync(new URL('color.png', import.meta.url), draw(192, colour));
writeFileSync(new URL('outline.png', import.meta.url), draw(32, outline));
