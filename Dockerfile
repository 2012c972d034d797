# Ustakana in a container. Build: docker build -t ustakana .   With a database and secrets: docker-compose.yml.

FROM node:22-bookworm-slim AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci --no-audit --no-fund --ignore-scripts
COPY openapi ../openapi
COPY web ./
RUN npm run types && npm run build

# The version of rust-toolchain.toml, which stays outside: it would fetch the linters too.
FROM rust:1.95.0-slim-bookworm AS build
# The newest of Debian 12 at each build: pinning each package would pin yesterday's holes.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpq-dev \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Cargo.toml Cargo.lock build.rs ./
COPY migrations migrations
COPY openapi openapi
COPY src src
COPY --from=web /src/web/client.rs web/client.rs
COPY --from=web /src/web/dist web/dist
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --locked --release --bin ustakana \
 && install -D -m 755 target/release/ustakana /out/ustakana

FROM debian:bookworm-slim
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get upgrade -y \
 && apt-get install -y --no-install-recommends libpq5 ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin ustakana \
 && install -d -m 700 -o ustakana -g ustakana /var/lib/ustakana
COPY --from=build /out/ustakana /usr/local/bin/ustakana
USER 10001:10001
ENV USTAKANA_BIND=0.0.0.0:8080 \
    USTAKANA_DATA_DIR=/var/lib/ustakana \
    USTAKANA_LOG_FORMAT=json
VOLUME /var/lib/ustakana
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 CMD ["ustakana", "ready"]
ENTRYPOINT ["ustakana"]
CMD ["serve"]
