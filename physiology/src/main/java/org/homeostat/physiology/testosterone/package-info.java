/** Testosterone and the hormones that drive it: a rectified law that reads as inhibition or as an error. */
package org.homeostat.physiology.testosterone;
