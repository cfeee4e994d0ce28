FROM fedora:43
LABEL RUN="podman run --cap-add=NET_ADMIN IMAGE" description="run it --privileged"
LABEL run podman run IMAGE
