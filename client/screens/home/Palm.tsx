const fronds = [-172, -150, -122, -96, -70, -42, -16, 6];

/** A palm against the sky: a bent trunk and eight drooping fronds. */
export function Palm({ x, y, height, lean }: { x: number; y: number; height: number; lean: number }) {
  const length = height * 0.46;
  const top = { x: x + lean, y: y - height };
  return (
    <g fill="#070c1a">
      <path
        d={`M${x - 9} ${y}Q${x + lean * 0.1 - 5} ${y - height * 0.55} ${top.x - 4} ${top.y}L${top.x + 4} ${top.y}Q${x + lean * 0.1 + 8} ${y - height * 0.5} ${x + 9} ${y}z`}
      />
      {fronds.map((degrees) => {
        const angle = (degrees * Math.PI) / 180;
        const end = { x: top.x + Math.cos(angle) * length, y: top.y + Math.sin(angle) * length * 0.62 + length * 0.34 };
        const rise = { x: top.x + Math.cos(angle) * length * 0.55, y: top.y + Math.sin(angle) * length * 0.78 - length * 0.06 };
        return (
          <path
            key={degrees}
            d={`M${top.x} ${top.y}Q${rise.x} ${rise.y} ${end.x} ${end.y}Q${rise.x} ${rise.y + length * 0.2} ${top.x} ${top.y + 7}z`}
          />
        );
      })}
      <circle cx={top.x - 3} cy={top.y + 6} r="5" />
      <circle cx={top.x + 6} cy={top.y + 7} r="4.5" />
    </g>
  );
}
