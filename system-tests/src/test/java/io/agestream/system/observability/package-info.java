/**
 * What stands in deploy/ for those who watch the pipeline: dashboards and rules are checked as files, asked of a real Prometheus
 * that scrapes the real services, and every alert is caused once.
 */
package io.agestream.system.observability;
