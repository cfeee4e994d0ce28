FROM jenkins/jenkins:2.528-lts
USER root
#    ^^^^ user-root
RUN apt-get update && apt-get install -y --no-install-recommends make

# back to the start
CMD ["/usr/local/bin/jenkins.sh"]
