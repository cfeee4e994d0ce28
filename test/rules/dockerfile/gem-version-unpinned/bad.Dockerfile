FROM ruby:3.4-slim
RUN gem install rake puma:7 && gem install --no-document bundler
#               ^^^^ gem-version-unpinned
#                                                        ^^^^^^^ gem-version-unpinned
