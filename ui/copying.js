// Copies the sentence or the address that a button carries, and says so on the button and aloud.
document.addEventListener('click', async ({ target }) => {
  const button = target.closest?.('button[data-copy], button[data-address]');
  if (!button) return;
  const { copy, address } = button.dataset;
  const text = copy ?? new URL(address, location.href).href;
  const words = (button.dataset.words ??= button.textContent);
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without https a browser has no clipboard for pages: what is selected can still be copied.
    const field = document.createElement('textarea');
    field.value = text;
    button.after(field);
    field.select();
    done = document.execCommand('copy');
    field.remove();
    button.focus();
  }
  button.textContent = done ? 'Đã chép' : 'Không chép được';
  setTimeout(() => { button.textContent = words; }, 2500);
});
