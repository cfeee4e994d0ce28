FROM debian:13-slim
# apt is only spoken of here.
RUN apt-get update && apt-get install -y --no-install-recommends curl && echo apt install
RUN which apt && apt-cache policy curl
CMD ["apt", "list"]
