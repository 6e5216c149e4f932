/** What things cost, measured with JMH; each class carries its table, with date, machine and JDK. */
package org.homeostat.benchmarks;
