// Tells the server how wide the place of a drawing is, how high the window, and whether WebGL works.
export default function (component) {
  const { parentElement, setStateValue } = component;
  const host = parentElement.host ?? parentElement;
  const place = host.closest('[data-testid="stColumn"]') ?? host.parentElement ?? document.body;
  const canvas = document.createElement('canvas');
  const webgl = Boolean(canvas.getContext('webgl2'));
  let told = '';
  const tell = () => {
    // In steps, so that a window that is being resized asks seldom.
    const step = (pixels) => Math.floor(pixels / 20) * 20;
    const seen = { width: step(place.clientWidth), height: step(window.innerHeight), webgl };
    if (seen.width > 0 && JSON.stringify(seen) !== told) {
      told = JSON.stringify(seen);
      setStateValue('seen', seen);
    }
  };
  const observer = new ResizeObserver(tell);
  observer.observe(place);
  window.addEventListener('resize', tell);
  tell();
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', tell);
  };
}
