/*
 * Redoc makes a part of the reference when it comes near the window, so a print and the browser's search would miss the rest.
 * This has it make the other parts, too, one after another while the browser is idle.
 */
(() => {
  const waiting = new Map();
  globalThis.IntersectionObserver = class extends IntersectionObserver {
    #callback;
    constructor(callback, options) {
      super(callback, options);
      this.#callback = callback;
    }
    observe(target) {
      super.observe(target);
      waiting.set(this, () => this.#callback([{ target, isIntersecting: true }], this));
      schedule();
    }
    disconnect() {
      super.disconnect();
      waiting.delete(this);
    }
  };

  const whenIdle = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 100));
  let isScheduled = false;
  function schedule() {
    if (isScheduled) return;
    isScheduled = true;
    whenIdle(() => {
      isScheduled = false;
      const [next] = waiting;
      if (!next) return;
      waiting.delete(next[0]);
      next[1]();
      schedule();
    });
  }
})();
