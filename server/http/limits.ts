/** Rate limits. A whole class shares one address, so joining is limited far above what a class needs and codes are guarded one by one. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export type Limit = (key: string) => Promise<boolean>;

/** True while `key` has used at most `points` in the last `seconds`. */
function limit(points: number, seconds: number): Limit {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (key) => {
    try {
      await limiter.consume(key);
      return true;
    } catch (error) {
      if (error instanceof RateLimiterRes) return false;
      throw error;
    }
  };
}

export interface Limits {
  opening: Limit;
  joining: Limit;
  lookingUp: Limit;
  perCode: Limit;
}

export const createLimits = (): Limits => ({
  opening: limit(60, 60),
  joining: limit(600, 60),
  lookingUp: limit(600, 60),
  perCode: limit(400, 60),
});
