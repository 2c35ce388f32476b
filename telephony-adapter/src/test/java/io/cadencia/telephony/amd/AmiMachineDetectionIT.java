package io.cadencia.telephony.amd;

import io.cadencia.telephony.contract.Protocol;

class AmiMachineDetectionIT extends RealMachineDetection {
    AmiMachineDetectionIT() {
        super(Protocol.AMI);
    }
}
