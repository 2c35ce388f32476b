package io.cadencia.telephony.amd;

import io.cadencia.telephony.ami.AmiBench;
import io.cadencia.telephony.contract.Protocol;

class AmiMachineDetectionIT extends RealMachineDetection {
    AmiMachineDetectionIT() {
        super(new AmiBench(asterisk), Protocol.AMI);
    }
}
