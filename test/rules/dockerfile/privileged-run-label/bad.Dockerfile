FROM fedora:43
LABEL version=1 RUN="podman run --privileged IMAGE"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ privileged-run-label
LABEL INSTALL podman run --privileged --rm IMAGE
#     ^^^^^^^ privileged-run-label
