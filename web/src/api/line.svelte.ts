/** Whether the service was reached last, or what is shown was kept from an earlier time. */
class Line {
  /** When the oldest answer that is shown was given; null while the service answers. */
  keptAt = $state<string | null>(null);

  heard(keptAt: string | null): void {
    this.keptAt = keptAt;
  }
}

export const line = new Line();
