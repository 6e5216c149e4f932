/**
 * Body weight and leptin in the mouse: one published plant, closed by several laws, each law written in two
 * framings. {@link org.homeostat.physiology.leptin.LeptinLoop} has the models, and {@link
 * org.homeostat.physiology.leptin.LeptinProtocols} what to do to them.
 */
package org.homeostat.physiology.leptin;
