"""What must hold of docker-compose.yml and the Dockerfile; says all that does not."""

import re
import sys

import yaml

wrong = []


def must(holds, sentence):
    if not holds:
        wrong.append(sentence)


compose = yaml.safe_load(open("docker-compose.yml"))
services, dockerfile = compose["services"], open("Dockerfile").read()
service, database = services["ustakana"], services["database"]

for name, one in services.items():
    must(one.get("read_only") is True, f"{name}: its file system is read-only")
    must(one.get("restart") == "unless-stopped", f"{name}: it comes back after a restart")
    must("no-new-privileges:true" in one.get("security_opt", []), f"{name}: it gains no privileges")
    must(not one.get("privileged"), f"{name}: it is not privileged")
    image = one.get("image", "")
    must(":" in image and not image.endswith(":latest"), f"{name}: its image is pinned by a tag")
    for secret in one.get("secrets", []):
        must(secret in compose["secrets"], f"{name}: the secret {secret} is declared")
    for volume in one.get("volumes", []):
        must(volume.split(":")[0] in compose["volumes"], f"{name}: the volume {volume} is a named one")
    for key, value in one.get("environment", {}).items():
        is_secret = re.search("PASSWORD|SECRET|TOKEN", key) and not key.endswith("_FILE")
        must(not is_secret or str(value).startswith("${"), f"{name}: {key} holds no secret")

must(not database.get("ports"), "the database publishes no port")
must(database["networks"] == ["back"] and compose["networks"]["back"]["internal"], "the database is on the inner network alone")
must(all(port.startswith("127.0.0.1:") for port in service["ports"]), "the service is published to this machine alone")
must(service["cap_drop"] == ["ALL"], "the service has no capabilities")
must(service["depends_on"]["database"]["condition"] == "service_healthy", "the service waits for the database")
must("@" in service["environment"]["USTAKANA_DATABASE_URL"], "the URL names its user")
must(not re.search(r"//[^/@]*:[^/@]*@", service["environment"]["USTAKANA_DATABASE_URL"]), "the URL holds no password")

stages = re.findall(r"^FROM (\S+)", dockerfile, re.M)
must(len(stages) == 3, "the compilers stay out of the image")
must(all(":" in stage for stage in stages), "base images are pinned by a tag")
rust = re.search(r'channel = "([^"]+)"', open("rust-toolchain.toml").read()).group(1)
must(stages[1].startswith(f"rust:{rust}-"), f"the image compiles with Rust {rust}, as rust-toolchain.toml does")
must(stages[1].rsplit("-", 1)[1] == stages[2].split(":")[1].split("-")[0], "what is compiled and what runs it are of one Debian")
must(re.search(r"^USER (?!0|root)\S+", dockerfile, re.M), "the service does not run as root")
must('HEALTHCHECK' in dockerfile and '"ready"' in dockerfile, "the image tells its health")
version = re.search(r'^version = "([^"]+)"', open("Cargo.toml").read(), re.M).group(1)
must(service["image"] == f"ustakana:{version}", f"the image is tagged {version}")

kept = {line[1:].strip() for line in open(".dockerignore") if line.startswith("!")}
copied = set(re.findall(r"^COPY (?!--)(.+)$", dockerfile, re.M))
copied = {name for line in copied for name in line.split()[:-1]}
copied = {"web" if name.startswith("web/") else name for name in copied}
must(copied == kept, f"what the build copies is what .dockerignore lets in: {copied ^ kept}")

for sentence in wrong:
    print(f"does not hold: {sentence}", file=sys.stderr)
sys.exit(1 if wrong else 0)
