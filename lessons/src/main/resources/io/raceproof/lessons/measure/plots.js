// Draws plots with uPlot: curves with a band, or who did what when. Their texts go in as text.

/** For JSON.parse: what would turn the direction of the text around it is shown by its code. */
const asSeen = (key, value) => typeof value !== "string" ? value
    : value.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
        character => "\\u" + character.charCodeAt(0).toString(16).padStart(4, "0"));

/** A new last child. */
function put(parent, name, text, className) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  parent.appendChild(element);
  return element;
}

const drawPlots = (() => {
"use strict";
const COLOURS = ["#0b62a4", "#d1570a", "#2e7d32", "#8e24aa", "#b71c1c", "#00838f", "#6d4c41", "#5f6368"];

/** The colour of each name, the same in all plots of the page. */
const known = [];
function colour(name) {
  if (!known.includes(name)) known.push(name);
  return COLOURS[known.indexOf(name) % COLOURS.length];
}

/** Upright dashed lines with a word, over the curves. */
function marks(plot) {
  return u => {
    const c = u.ctx, ratio = uPlot.pxRatio;
    c.save();
    c.strokeStyle = c.fillStyle = "#555";
    c.font = 12 * ratio + "px system-ui, sans-serif";
    c.setLineDash([4 * ratio, 4 * ratio]);
    c.lineWidth = ratio;
    plot.marks.forEach((mark, i) => {
      const x = u.valToPos(mark.x, "x", true);
      const right = x > u.bbox.left + u.bbox.width * 0.7;
      c.textAlign = right ? "right" : "left";
      c.beginPath();
      c.moveTo(x, u.bbox.top);
      c.lineTo(x, u.bbox.top + u.bbox.height);
      c.stroke();
      c.fillText(mark.label, x + (right ? -5 : 5) * ratio, u.bbox.top + (14 + 15 * (i % 4)) * ratio);
    });
    c.restore();
  };
}

function range(plot) {
  const xs = plot.lines.flatMap(line => line.points.map(p => p.x)).concat(plot.marks.map(mark => mark.x));
  const least = Math.min(...xs), most = Math.max(...xs);
  return plot.logX ? [least / 1.15, most * 1.15] : [least - (most - least) * 0.01, most + (most - least) * 0.02];
}

function key(box, names) {
  const legend = put(box, "div", undefined, "key");
  for (const name of names) {
    const entry = put(legend, "span");
    put(entry, "i").style.background = colour(name);
    put(entry, "span", name);
  }
}

function scaleX(plot) {
  const scale = { time: false, range: range(plot) };
  return plot.logX ? { ...scale, distr: 3, log: 2 } : scale;
}

function curves(plot, box) {
  const data = uPlot.join(plot.lines.map(line => [
    line.points.map(p => p.x), line.points.map(p => p.y), line.points.map(p => p.high), line.points.map(p => p.low)]));
  const series = [{}], bands = [];
  plot.lines.forEach((line, i) => {
    const c = colour(line.name);
    series.push({ label: line.name, stroke: c, width: 2, spanGaps: true, points: { show: true, size: 7, fill: c } });
    series.push({ stroke: c + "55", width: 1, spanGaps: true, points: { show: false } });
    series.push({ stroke: c + "55", width: 1, spanGaps: true, points: { show: false } });
    bands.push({ series: [3 * i + 2, 3 * i + 3], fill: c + "22" });
  });
  const most = Math.max(...plot.lines.flatMap(line => line.points.map(p => p.high)), 0);
  draw(plot, box, data, series, bands, { range: [0, (most || 1) * 1.25] }, {}, 340);
  key(box, plot.lines.map(line => line.name));
}

/** A bar is a thick line in its row; each bar is a series of its own. */
function gantt(plot, box) {
  const data = uPlot.join(plot.lines.map(line => [line.points.map(p => p.x), line.points.map(p => p.y)]));
  const series = [{}].concat(plot.lines.map(line => (
    { stroke: colour(line.name), width: 16, cap: "butt", spanGaps: false, points: { show: false } })));
  const rows = plot.rows.length;
  const axis = {
    size: 110, grid: { show: false },
    splits: () => plot.rows.map((row, i) => i),
    values: () => plot.rows,
  };
  draw(plot, box, data, series, [], { range: [-0.8, rows - 0.2], dir: -1 }, axis, 90 + 30 * rows);
  key(box, [...new Set(plot.lines.map(line => line.name))]);
}

function draw(plot, box, data, series, bands, scaleY, axisY, height) {
  const axisX = { label: plot.xLabel };
  if (plot.logX) {
    const xs = [...new Set(plot.lines.flatMap(line => line.points.map(p => p.x)))].sort((a, b) => a - b);
    axisX.splits = () => xs;
    axisX.values = () => xs.map(x => String(x));
    axisX.filter = (u, splits) => splits;
  }
  const options = {
    width: box.clientWidth - 20, height, series, bands,
    legend: { show: false }, cursor: { show: false },
    scales: { x: scaleX(plot), y: scaleY },
    axes: [axisX, { label: plot.yLabel || undefined, size: 70, ...axisY }],
    hooks: { draw: [marks(plot)] },
  };
  new uPlot(options, data, box);
}

return (parent, plots) => {
  for (const plot of plots) {
    const box = put(parent, "div", undefined, "plot");
    put(box, "h3", plot.title);
    (plot.rows.length ? gantt : curves)(plot, box);
  }
};
})();

// As a part of another page: what is to be drawn stands in it.
if (document.getElementById("plots")) {
  drawPlots(document.getElementById("plots"), JSON.parse(document.getElementById("plots-data").textContent, asSeen));
}
